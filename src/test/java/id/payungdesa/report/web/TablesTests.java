package id.payungdesa.report.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.payungdesa.report.Kind;
import id.payungdesa.report.Table;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** A table on a page: whatever the page puts into its model can be sorted, searched and taken along. */
class TablesTests {

    private record Row(String name, int people) {}

    @Controller
    static class SomePage {

        @GetMapping("/halaman")
        String show(Model model) {
            model.addAttribute(
                    "villages",
                    Table.of(
                                    "desa",
                                    "Desa",
                                    Instant.parse("2026-11-20T01:00:00Z"),
                                    IntStream.rangeClosed(1, 400)
                                            .mapToObj(n -> new Row("Desa " + n, n % 7))
                                            .toList())
                            .text("Desa", Row::name)
                            .linked(row -> "/pantau/desa/1")
                            .column("Pekerja", Kind.NUMBER, Row::people));
            return "report/some-page";
        }
    }

    private final MockMvc web = MockMvcBuilders.standaloneSetup(new SomePage())
            .addInterceptors(new Tables())
            .setViewResolvers(views())
            .build();

    private static ThymeleafViewResolver views() {
        var templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        var views = new ThymeleafViewResolver();
        views.setTemplateEngine(engine);
        views.setCharacterEncoding(StandardCharsets.UTF_8.name());
        return views;
    }

    private String read(String address) throws Exception {
        return web.perform(get(URI.create(address)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void thePageShowsTheFirstRowsAndSaysHowManyMoreThereAre() throws Exception {
        assertThat(read("/halaman"))
                .contains("400 baris", "20 November 2026 pukul 09.00 WITA", "100 baris lagi", "href=\"/pantau/desa/1\"")
                .contains("Desa 300<")
                .doesNotContain("Desa 301<");
    }

    @Test
    void aHeadingSortsAndTurnsAndKeepsWhatElseWasChosen() throws Exception {
        assertThat(read("/halaman?kecamatan=4"))
                .contains("href=\"/halaman?kecamatan=4&amp;urut-desa=-pekerja#desa\"")
                .doesNotContain("aria-sort");
        assertThat(read("/halaman?kecamatan=4&urut-desa=-pekerja"))
                .contains("aria-sort=\"descending\"", "href=\"/halaman?kecamatan=4&amp;urut-desa=pekerja#desa\"")
                .containsSubsequence("Desa 6<", "Desa 13<", "Desa 20<");
    }

    @Test
    void theFileHasAllTheRowsThatWereSearchedFor() throws Exception {
        var csv = read("/halaman?cari-desa=desa%2039&unduh=desa.csv");
        assertThat(csv.lines()).hasSize(1 + 14).first().isEqualTo("\uFEFFDesa;Pekerja");
        web.perform(get("/halaman?unduh=desa.xlsx"))
                .andExpect(header().string("Content-Disposition", "attachment; filename=\"desa-2026-11-20.xlsx\""))
                .andExpect(header().string(
                                "Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
    }

    @Test
    void anotherTableOrFormatIsNoFileOfThisPage() throws Exception {
        for (var nothing : List.of("kantor.csv", "desa.exe", "desa.x.csv")) {
            assertThat(read("/halaman?unduh=" + nothing)).contains("<table");
        }
    }
}
