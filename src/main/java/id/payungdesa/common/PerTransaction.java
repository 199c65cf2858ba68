package id.payungdesa.common;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Remembers what a transaction has already read, until it ends or the row is changed. One step of an official asks for the
 * same proposal half a dozen times; the database need not answer each time.
 */
public final class PerTransaction<K, V> {

    private final Function<K, V> read;

    public PerTransaction(Function<K, V> read) {
        this.read = read;
    }

    public V get(K key) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return read.apply(key);
        }
        var seen = seen();
        if (!seen.containsKey(key)) {
            seen.put(key, read.apply(key));
        }
        return seen.get(key);
    }

    /** What whoever has just written the row knows it to be. */
    public void remember(K key, V value) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            seen().put(key, value);
        }
    }

    /** To be called by whoever changes the row without knowing all of it. */
    public void forget(K key) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            seen().remove(key);
        }
    }

    @SuppressWarnings("unchecked")
    private Map<K, V> seen() {
        var seen = (Map<K, V>) TransactionSynchronizationManager.getResource(this);
        if (seen == null) {
            seen = new HashMap<>();
            TransactionSynchronizationManager.bindResource(this, seen);
            TransactionSynchronizationManager.registerSynchronization(new Forgetting(seen));
        }
        return seen;
    }

    private final class Forgetting implements TransactionSynchronization {

        private final Map<K, V> seen;

        private Forgetting(Map<K, V> seen) {
            this.seen = seen;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(PerTransaction.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(PerTransaction.this, seen);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(PerTransaction.this);
        }
    }
}
