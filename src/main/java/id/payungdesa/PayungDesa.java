package id.payungdesa;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A village holds an umbrella over its most exposed workers; this is where it opens. */
@SpringBootApplication
public class PayungDesa {

    public static void main(String[] args) {
        SpringApplication.run(PayungDesa.class, args);
    }
}
