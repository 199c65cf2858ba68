package id.payungdesa.access.web;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.DemoAccounts;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
class LoginPage {

    private static final String VILLAGE = "/usulan-desa";

    private final CurrentOfficial current;
    private final ObjectProvider<DemoAccounts> demo;

    LoginPage(CurrentOfficial current, ObjectProvider<DemoAccounts> demo) {
        this.current = current;
        this.demo = demo;
    }

    @GetMapping("/login")
    String login(HttpServletRequest request, Model model) {
        if (current.find().isPresent()) {
            return "redirect:/";
        }
        if (request.getParameter("berakhir") != null) {
            model.addAttribute("notice", "Sesi Anda sudah berakhir. Masuk kembali; isian yang tersimpan tidak hilang.");
        } else if (request.getParameter("belum-terkirim") != null) {
            model.addAttribute("notice", "Sesi Anda sudah berakhir. Masuk kembali; yang baru Anda isi belum terkirim.");
        } else if (request.getParameter("keluar") != null) {
            model.addAttribute("notice", "Anda sudah keluar.");
        }
        return show(model);
    }

    @PostMapping("/login/ulang")
    String again(HttpServletRequest request, Model model) {
        model.addAttribute("problem", request.getAttribute(LoginFailed.PROBLEM));
        model.addAttribute("login", request.getParameter("username"));
        return show(model);
    }

    /** A village asks where its proposal is, everybody else what there is to do. */
    @GetMapping("/")
    String home() {
        return "redirect:" + (current.get().villageAreas().isEmpty() ? LoginChains.TASKLIST : VILLAGE);
    }

    @GetMapping({"/camunda", "/camunda/"})
    String tasklist() {
        return "redirect:" + LoginChains.TASKLIST;
    }

    private String show(Model model) {
        demo.ifAvailable(accounts -> {
            model.addAttribute("accounts", accounts.accounts());
            model.addAttribute("password", DemoAccounts.PASSWORD);
        });
        return "access/login";
    }
}
