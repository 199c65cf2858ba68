package id.payungdesa.notice.web;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Official;
import id.payungdesa.common.Refused;
import id.payungdesa.notice.Address;
import id.payungdesa.notice.Addresses;
import id.payungdesa.notice.Kind;
import id.payungdesa.notice.Manner;
import id.payungdesa.notice.MessagesToPeople;
import id.payungdesa.notice.Preferences;
import id.payungdesa.notice.Site;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What somebody was told lately, where they are reached, and how they want to be told. */
@Controller
@RequestMapping("/pemberitahuan")
class NoticesPage {

    private final CurrentOfficial current;
    private final MessagesToPeople messages;
    private final Addresses addresses;
    private final Preferences preferences;
    private final Site site;

    NoticesPage(
            CurrentOfficial current,
            MessagesToPeople messages,
            Addresses addresses,
            Preferences preferences,
            Site site) {
        this.current = current;
        this.messages = messages;
        this.addresses = addresses;
        this.preferences = preferences;
        this.site = site;
    }

    /** The two fields as they were typed, and what is wrong with each. */
    record Typed(String mail, String whatsapp, String mailProblem, String whatsappProblem) {

        static Typed of(Address address) {
            return new Typed(
                    address.mail().orElse(""),
                    address.whatsapp().map("+"::concat).orElse(""),
                    null,
                    null);
        }

        static Typed read(String mail, String whatsapp) {
            return new Typed(mail, whatsapp, problem(mail, ""), problem("", whatsapp));
        }

        boolean sound() {
            return mailProblem == null && whatsappProblem == null;
        }

        private static String problem(String mail, String whatsapp) {
            try {
                Address.parse(mail, whatsapp);
                return null;
            } catch (Refused refused) {
                return refused.getMessage();
            }
        }
    }

    @ModelAttribute("official")
    Official official() {
        return current.get();
    }

    @GetMapping
    String show(Model model) {
        var me = current.get().id();
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", Typed.of(addresses.of(me)));
        }
        model.addAttribute("messages", messages.of(me));
        model.addAttribute("wanted", preferences.of(me));
        model.addAttribute("manners", Manner.values());
        model.addAttribute("mailing", site.mailing());
        model.addAttribute("site", site.address());
        return "notice/notices";
    }

    @PostMapping("/alamat")
    String reach(
            @RequestParam(defaultValue = "") String mail,
            @RequestParam(defaultValue = "") String whatsapp,
            Model model,
            RedirectAttributes told) {
        var typed = Typed.read(mail, whatsapp);
        if (!typed.sound()) {
            model.addAttribute("typed", typed);
            return show(model);
        }
        addresses.change(current.get().id(), Address.parse(mail, whatsapp));
        told.addFlashAttribute("done", "Alamat Anda sudah disimpan.");
        return "redirect:/pemberitahuan";
    }

    @PostMapping("/cara")
    String wish(@RequestParam Map<String, String> form, RedirectAttributes told) {
        preferences.change(
                current.get().id(),
                Arrays.stream(Kind.values())
                        .filter(kind -> form.containsKey(kind.name()))
                        .collect(Collectors.toMap(kind -> kind, kind -> Manner.valueOf(form.get(kind.name())))));
        told.addFlashAttribute("done", "Pilihan Anda sudah disimpan.");
        return "redirect:/pemberitahuan";
    }
}
