package id.payungdesa.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.payungdesa.common.Refused;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads a saved decision back as the record it stands for; what is missing is told in the record's own words. */
@Component
class Decisions {

    private final ObjectMapper json;
    private final Validator validator;

    Decisions(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    <D> D read(String content, Class<D> type) {
        D decision;
        try {
            decision = json.treeToValue(withoutEmpty(json.readTree(content)), type);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new Refused("Ada isian yang tidak terbaca. Periksa tanggal, angka, dan pilihannya.");
        }
        var missing = validator.validate(decision).stream()
                .map(ConstraintViolation::getMessage)
                .sorted()
                .distinct()
                .collect(Collectors.joining(" "));
        if (!missing.isEmpty()) {
            throw new Refused(missing);
        }
        return decision;
    }

    /** A field left empty is a field not filled in. */
    private static JsonNode withoutEmpty(JsonNode node) {
        if (node instanceof ObjectNode fields) {
            var empty = fields.properties().stream()
                    .filter(field -> field.getValue().isTextual()
                            && field.getValue().asText().isBlank())
                    .map(Map.Entry::getKey)
                    .toList();
            fields.remove(empty);
        }
        node.forEach(Decisions::withoutEmpty);
        return node;
    }
}
