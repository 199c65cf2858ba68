package id.payungdesa.enrolment.bpjs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import id.payungdesa.enrolment.InsurerSilent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** JSON read to the letter: nothing unknown, nothing missing, nothing converted. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, text -> {
                for (var shape : CoercionInputShape.values()) {
                    text.setCoercion(shape, CoercionAction.Fail);
                }
            })
            .defaultLeniency(false)
            .build();

    private Json() {}

    static byte[] write(Object message) {
        try {
            return MAPPER.writeValueAsBytes(message);
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    static <T> T read(byte[] body, Class<T> type) {
        return read(type, () -> MAPPER.readValue(body, type));
    }

    static <T> T read(JsonNode node, Class<T> type) {
        return read(type, () -> MAPPER.treeToValue(node, type));
    }

    /** Says nothing of what could not be read, and hides Jackson's exceptions, which quote it. */
    private static <T> T read(Class<T> type, Reading<T> reading) {
        try {
            return Optional.ofNullable(reading.read()).orElseThrow(() -> not(type));
        } catch (IOException unreadable) {
            throw not(type);
        }
    }

    private static InsurerSilent not(Class<?> type) {
        return new InsurerSilent("Not a " + type.getSimpleName() + " of the contract");
    }

    private interface Reading<T> {

        T read() throws IOException;
    }
}
