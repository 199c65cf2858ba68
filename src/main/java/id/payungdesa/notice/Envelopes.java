package id.payungdesa.notice;

import static java.util.stream.Collectors.groupingBy;

import id.payungdesa.common.Indonesian;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Writes the letters: one message, or a digest by kind, each as plain text and as a calm page. */
@Component
class Envelopes {

    private final Carrier carrier;
    private final SpringTemplateEngine pages = new SpringTemplateEngine();

    Envelopes(Carrier carrier) {
        this.carrier = carrier;
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/notice/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        pages.setTemplateResolver(resolver);
    }

    Carrier.Letter letter(Mails.Mail mail, String to, List<Message> told) {
        var groups =
                told.stream().collect(groupingBy(Message::kind, () -> new EnumMap<>(Kind.class), Collectors.toList()));
        var subject = mail.digestOn() == null
                ? told.get(0).subject()
                : "Ringkasan %s: %d hal untuk Anda".formatted(Indonesian.date(mail.digestOn()), told.size());
        return new Carrier.Letter("payung-" + mail.id(), to, subject, text(groups), html(subject, groups, mail));
    }

    private String text(Map<Kind, List<Message>> groups) {
        var lines = new StringBuilder();
        groups.forEach((kind, messages) -> {
            if (groups.size() > 1 || messages.size() > 1) {
                lines.append(kind.title().toUpperCase(Locale.ROOT)).append("\n\n");
            }
            messages.forEach(message -> {
                lines.append(message.subject())
                        .append('\n')
                        .append(message.sentence())
                        .append('\n');
                message.deadline().ifPresent(line -> lines.append(line).append('\n'));
                lines.append(carrier.site()).append(message.path()).append("\n\n");
            });
        });
        return lines.append("-- \nPayung Desa · Kabupaten Nunukan\nAtur pemberitahuan: ")
                .append(carrier.site())
                .append("/pemberitahuan\n")
                .toString();
    }

    private String html(String subject, Map<Kind, List<Message>> groups, Mails.Mail mail) {
        var context = new Context(Locale.ROOT);
        context.setVariable("title", subject);
        context.setVariable("groups", groups);
        context.setVariable("digest", mail.digestOn() != null);
        context.setVariable("site", carrier.site());
        return pages.process("mail", context);
    }
}
