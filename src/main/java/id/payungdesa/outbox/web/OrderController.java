package id.payungdesa.outbox.web;

import id.payungdesa.outbox.Stalls;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/orders/{id}")
class OrderController {

    private final Stalls stalls;

    OrderController(Stalls stalls) {
        this.stalls = stalls;
    }

    @PostMapping("/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retry(@PathVariable long id) {
        stalls.retry(id);
    }
}
