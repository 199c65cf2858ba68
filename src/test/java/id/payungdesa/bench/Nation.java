package id.payungdesa.bench;

import id.payungdesa.access.Level;
import id.payungdesa.access.Role;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Founds villages by the thousand, eleven to a kecamatan, each with its codes, its chain and somebody at the desks that a proposal passes first. */
class Nation {

    static final String PASSWORD = "payung-desa-2027";

    private static final List<Role> DESKS = List.of(
            Role.VILLAGE_OPERATOR,
            Role.VILLAGE_HEAD,
            Role.SUBDISTRICT_COUNTER,
            Role.EVALUATION_OFFICER,
            Role.COMMUNITY_OFFICER,
            Role.SUBDISTRICT_HEAD);
    private static final int TO_A_SUBDISTRICT = 11;

    private final JdbcClient owner;

    Nation(JdbcClient owner) {
        this.owner = owner;
    }

    int villages() {
        return owner.sql("select count(*) from village where kind = 'VILLAGE'")
                .query(Integer.class)
                .single();
    }

    void growsTo(int villages) {
        var missing = villages - villages();
        if (missing > 0) {
            found(missing);
        }
        DESKS.forEach(this::fillDesks);
    }

    private void found(int villages) {
        owner.sql("""
                with last as (select (select max(id) from subdistrict) as subdistrict, (select max(id) from village) as village),
                founded as (
                    select last.village + n as village, last.subdistrict + 1 + (n - 1) / :each as subdistrict
                    from last, generate_series(1, :villages) n
                ),
                kecamatan as (
                    insert into subdistrict
                    select distinct subdistrict, 1, 'Kecamatan ' || subdistrict, 3.5, 116.5 from founded
                ),
                desa as (
                    insert into village select village, subdistrict, 'Desa ' || village, 'VILLAGE', 3.5, 116.5 from founded
                ),
                code as (
                    insert into village_code
                    select village, 'KEMENDAGRI',
                        to_char(700000 + subdistrict, 'FM00"."00"."00') || '.2' || to_char(village % 1000, 'FM000'),
                        daterange('2025-01-01', null)
                    from founded
                )
                insert into chain_head (chain, hash)
                select village, sha256(convert_to('payung desa ' || village, 'UTF8')) from founded
                """)
                .param("each", TO_A_SUBDISTRICT)
                .param("villages", villages)
                .update();
    }

    private void fillDesks(Role role) {
        var area = role.level() == Level.VILLAGE ? "village" : "subdistrict";
        owner.sql("""
                with hired as (
                    insert into official (login, name, password_hash)
                    select replace(:role, '_', '.') || '.' || id, 'Petugas ' || id, '{noop}' || :password
                    from %1$s
                    where not exists (select from post where role = :role and area = %1$s.id) %2$s
                    returning id, split_part(login, '.', -1)::int as area
                )
                insert into post (official_id, role, %1$s_id, valid) select id, :role, area, '[2026-01-01,)' from hired
                """.formatted(area, role.level() == Level.VILLAGE ? "and kind = 'VILLAGE'" : ""))
                .param("role", role.id())
                .param("password", PASSWORD)
                .update();
    }

    /** Hires somebody for these desks, in as many kecamatan as it takes to be in so many groups; returns the login. */
    String hires(String login, int groups, String desks) {
        owner.sql("insert into official (login, name, password_hash) values (:login, :login, '{noop}' || :password)")
                .param("login", login)
                .param("password", PASSWORD)
                .update();
        owner.sql("""
                insert into post (official_id, role, village_id, subdistrict_id, valid)
                select official.id, desk.role, desk.village, desk.subdistrict, '[2026-01-01,)'
                from official, lateral (
                    select * from (
                        select *, dense_rank() over (order by kind) + row_number() over (order by kind, place) as groups
                        from (%s) desk (kind, role, village, subdistrict, place)
                    ) desk
                    where groups <= :groups
                ) desk
                where login = :login
                """.formatted(desks))
                .param("login", login)
                .param("groups", groups)
                .update();
        return login;
    }
}
