package id.payungdesa.process.engine;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * All that the engine looks up to answer one question is one transaction: one scope, one end, and one moment that the
 * answer tells of, where each of its commands would have had its own.
 */
class Reading {

    private final Supplier<PlatformTransactionManager> transactions;

    Reading(ObjectProvider<PlatformTransactionManager> transactions) {
        this.transactions = SingletonSupplier.of(transactions::getObject);
    }

    /** Answers when the transaction has ended: a slow line holds none open. */
    void around(HttpServletResponse response, Endings.Answering answering) throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        var manager = transactions.get();
        var transaction = manager.getTransaction(new DefaultTransactionDefinition());
        try {
            answering.to(answer);
        } finally {
            // Nothing was written, and a command that was refused has ruled out a commit.
            manager.rollback(transaction);
        }
        answer.copyBodyToResponse();
    }
}
