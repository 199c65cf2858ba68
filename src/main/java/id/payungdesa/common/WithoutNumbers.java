package id.payungdesa.common;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.regex.Pattern;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.json.JsonWriter.ValueProcessor;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/** Takes every long number out of a line of the log: it may be a NIK or a telephone, whoever wrote the line. */
public class WithoutNumbers implements StructuredLoggingJsonMembersCustomizer<ILoggingEvent> {

    private static final Pattern LONG = Pattern.compile("[0-9]{10,}");

    /** The same for a text of ours that is about what somebody else has sent. */
    public static String in(String text) {
        return LONG.matcher(text).replaceAll("…");
    }

    @Override
    public void customize(Members<ILoggingEvent> members) {
        members.applyingValueProcessor(ValueProcessor.of(String.class, WithoutNumbers::in));
    }
}
