package id.payungdesa.monitoring.web;

import id.payungdesa.access.Appointment;
import id.payungdesa.access.Capacity;
import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Official;
import id.payungdesa.access.OfficialId;
import id.payungdesa.access.Officials;
import id.payungdesa.access.Passwords;
import id.payungdesa.access.Posts;
import id.payungdesa.access.Role;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Refused;
import id.payungdesa.letter.CivilServant;
import id.payungdesa.letter.CivilServants;
import id.payungdesa.monitoring.EmptyDesks;
import id.payungdesa.monitoring.Places;
import id.payungdesa.notice.Address;
import id.payungdesa.notice.Addresses;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who holds which post, for whoever keeps the system running. */
@Controller
@RequestMapping("/pejabat")
class OfficialsPage {

    private final CurrentOfficial current;
    private final Officials officials;
    private final Posts posts;
    private final Passwords passwords;
    private final Places places;
    private final EmptyDesks emptyDesks;
    private final Addresses addresses;
    private final CivilServants civilServants;
    private final Clock clock;

    OfficialsPage(
            CurrentOfficial current,
            Officials officials,
            Posts posts,
            Passwords passwords,
            Places places,
            EmptyDesks emptyDesks,
            Addresses addresses,
            CivilServants civilServants,
            Clock clock) {
        this.current = current;
        this.officials = officials;
        this.posts = posts;
        this.passwords = passwords;
        this.places = places;
        this.emptyDesks = emptyDesks;
        this.addresses = addresses;
        this.civilServants = civilServants;
        this.clock = clock;
    }

    /** A post with the name of its place, for the list. */
    record Held(Appointment appointment, String place, boolean over) {}

    /** Somebody who was found, with each post and its place. */
    record Found(Official official, List<String> posts) {}

    @ModelAttribute("official")
    Official operator() {
        return SystemOperator.only(current.get());
    }

    @GetMapping
    String list(@RequestParam(name = "cari", defaultValue = "") String text, Model model) {
        model.addAttribute("text", text);
        model.addAttribute("found", text.isBlank() ? List.of() : found(text));
        model.addAttribute("desks", emptyDesks.all());
        return "monitoring/officials";
    }

    private List<Found> found(String text) {
        return officials.search(text).stream()
                .map(one -> new Found(
                        one,
                        one.posts().stream()
                                .map(post -> one.title(post) + ", " + places.of(post))
                                .toList()))
                .toList();
    }

    @GetMapping("/{id}")
    String show(@PathVariable long id, Model model) {
        var person = person(id);
        var today = Indonesian.today(clock);
        model.addAttribute("person", person);
        model.addAttribute("open", posts.open(person.id()));
        model.addAttribute("oneself", person.id().equals(current.get().id()));
        model.addAttribute(
                "held",
                posts.of(person.id()).stream()
                        .map(post -> new Held(post, places.of(post.post()), post.over(today)))
                        .toList());
        if (!model.containsAttribute("servant")) {
            model.addAttribute("servant", civilServants.find(person.id()).orElse(new CivilServant("", "")));
        }
        model.addAttribute("roles", Role.values());
        model.addAttribute("capacities", Capacity.values());
        model.addAttribute("places", places.all());
        model.addAttribute("today", today);
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", new NewAppointment("", "", "PLH", "", "", today.toString(), ""));
        }
        return "monitoring/official";
    }

    @PostMapping("/{id}/jabatan")
    String appoint(@PathVariable long id, NewAppointment typed, RedirectAttributes told) {
        return told(id, told, "Jabatan sudah dicatat.", () -> {
            told.addFlashAttribute("typed", typed);
            typed.make(posts, person(id).id());
            told.getFlashAttributes().remove("typed");
        });
    }

    @PostMapping("/{id}/jabatan/{post}/akhir")
    String end(
            @PathVariable long id,
            @PathVariable long post,
            @RequestParam(defaultValue = "") String last,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes told) {
        return told(
                id,
                told,
                "Akhir jabatan sudah dicatat.",
                () -> posts.end(
                        post,
                        NewAppointment.day(last, "Hari terakhir tidak terbaca. Tulis seperti 20 November 2026.")
                                .orElseThrow(() -> new Refused("Isi hari terakhir menjabat.")),
                        reason));
    }

    @PostMapping("/{id}/penutupan")
    String close(@PathVariable long id, @RequestParam(defaultValue = "") String reason, RedirectAttributes told) {
        return told(
                id,
                told,
                "Akun sudah ditutup. Tugas yang diambilnya kembali ke meja masing-masing.",
                () -> posts.close(person(id).id(), reason));
    }

    @PostMapping("/{id}/sandi")
    String reset(@PathVariable long id, RedirectAttributes told) {
        return told(
                id,
                told,
                "Kata sandi awal sudah dibuat.",
                () -> told.addFlashAttribute(
                        "initial", passwords.reset(person(id).id())));
    }

    @PostMapping("/{id}/alamat")
    String enter(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String mail,
            @RequestParam(defaultValue = "") String whatsapp,
            RedirectAttributes told) {
        return told(id, told, "Alamat sudah dicatat.", () -> {
            var address = Address.parse(mail, whatsapp);
            if (address.equals(Address.NONE)) {
                throw new Refused("Isi alamat surel atau nomor WhatsApp.");
            }
            addresses.enter(person(id).id(), address);
        });
    }

    @PostMapping("/{id}/nip")
    String enterServant(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String nip,
            @RequestParam(defaultValue = "") String rank,
            RedirectAttributes told) {
        return told(id, told, "NIP dan pangkat sudah dicatat.", () -> {
            told.addFlashAttribute("servant", new CivilServant(nip, rank));
            civilServants.enter(person(id).id(), CivilServant.parse(nip, rank));
            told.getFlashAttributes().remove("servant");
        });
    }

    private Official person(long id) {
        return officials
                .find(new OfficialId(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "Pejabat ini tidak ditemukan."));
    }

    private static String told(long id, RedirectAttributes told, String done, Runnable change) {
        try {
            change.run();
            told.addFlashAttribute("done", done);
        } catch (Refused refused) {
            told.addFlashAttribute("refusal", refused.getMessage());
        }
        return "redirect:/pejabat/" + id;
    }
}
