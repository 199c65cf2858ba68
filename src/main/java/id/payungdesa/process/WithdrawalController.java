package id.payungdesa.process;

import id.payungdesa.common.Refused;
import id.payungdesa.proposal.ProposalId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The village head's word on {@code /usulan-desa} that a proposal is withdrawn. */
@Controller
class WithdrawalController {

    private final Withdrawals withdrawals;

    WithdrawalController(Withdrawals withdrawals) {
        this.withdrawals = withdrawals;
    }

    @PostMapping("/usulan-desa/{id}/penarikan")
    String withdraw(@PathVariable long id, @RequestParam(defaultValue = "") String reason, RedirectAttributes told) {
        try {
            if (reason.isBlank()) {
                throw new Refused("Tulis alasan penarikan, supaya kecamatan dan DPMPD mengetahuinya.");
            }
            withdrawals.withdraw(new ProposalId(id), reason.strip());
            told.addFlashAttribute("done", "Usulan sudah ditarik. Orang-orang di daftarnya boleh diusulkan lagi.");
        } catch (Refused refused) {
            told.addFlashAttribute("refusal", refused.getMessage());
            told.addFlashAttribute("reason", reason);
        }
        return "redirect:/usulan-desa";
    }
}
