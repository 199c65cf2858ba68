package id.payungdesa.access.web;

import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** Every line a request leaves in the log bears its number, which a page of trouble shows too; the last one is Tomcat's own. */
@Component
class RequestLog implements ServletRequestListener {

    /** The number, for whoever writes the page; the official is known by id alone, {@link OfficialLog}. */
    static final String NUMBER = "requestNumber";

    static final String REQUEST = "request";
    static final String OFFICIAL = "official";

    @Override
    public void requestInitialized(ServletRequestEvent event) {
        var number = UUID.randomUUID().toString().substring(0, 13);
        event.getServletRequest().setAttribute(NUMBER, number);
        MDC.put(REQUEST, number);
    }

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        MDC.remove(REQUEST);
        MDC.remove(OFFICIAL);
    }
}
