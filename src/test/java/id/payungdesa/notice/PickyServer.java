package id.payungdesa.notice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that speaks SMTP on a real line and refuses whom the test names, with the code the test names. */
final class PickyServer implements AutoCloseable {

    private final ServerSocket socket;
    private final Map<String, String> refusals = new ConcurrentHashMap<>();
    private final List<String> delivered = new CopyOnWriteArrayList<>();

    PickyServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    void refuses(String address, String answer) {
        refusals.put(address, answer);
    }

    void refusesNobody() {
        refusals.clear();
    }

    /** The address and id of every letter taken. */
    List<String> delivered() {
        return delivered;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var line = socket.accept();
                start(() -> talk(line));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "picky mail server");
        thread.setDaemon(true);
        thread.start();
    }

    private void talk(Socket line) {
        try (line;
                var in = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8))) {
            say(line, "220 picky");
            var to = "";
            for (var said = in.readLine(); said != null; said = in.readLine()) {
                var command = said.toUpperCase(Locale.ROOT);
                if (command.startsWith("RCPT TO:")) {
                    to = said.substring(said.indexOf('<') + 1, said.indexOf('>'));
                    say(line, refusals.getOrDefault(to, "250 ok"));
                } else if (command.equals("DATA")) {
                    say(line, "354 go on");
                    delivered.add(to + " " + id(in));
                    say(line, "250 taken");
                } else if (command.equals("QUIT")) {
                    say(line, "221 bye");
                    return;
                } else {
                    say(line, "250 ok");
                }
            }
        } catch (IOException gone) {
            // whoever was there has hung up
        }
    }

    private static String id(BufferedReader in) throws IOException {
        var id = "";
        for (var said = in.readLine(); !said.equals("."); said = in.readLine()) {
            if (said.startsWith("Message-ID: ")) {
                id = said.substring(12);
            }
        }
        return id;
    }

    private static void say(Socket line, String answer) throws IOException {
        line.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
        line.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
