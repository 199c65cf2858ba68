create extension if not exists btree_gist;

create table official (
    id bigint generated always as identity primary key,
    login text not null unique check (login ~ '^[a-z0-9][a-z0-9._-]{2,63}$'),
    name text not null check (name = btrim(name) and name <> ''),
    password_hash text not null check (password_hash like '{%}%'),
    active boolean not null default true
);

-- A role is held in one area, and exactly the kind of area its level says.
create table post (
    id bigint generated always as identity primary key,
    official_id bigint not null references official,
    role text not null,
    village_id int references village,
    subdistrict_id int references subdistrict,
    regency_id int references regency,
    area int not null generated always as (coalesce(village_id, subdistrict_id, regency_id)) stored,
    valid daterange not null check (not isempty(valid)),
    constraint post_area_fits_role check (
        case
            when role in ('village_operator', 'activity_officer', 'village_secretary', 'village_treasurer',
                    'village_head')
                then village_id is not null and subdistrict_id is null and regency_id is null
            when role in ('subdistrict_counter', 'evaluation_officer', 'community_officer', 'subdistrict_head')
                then village_id is null and subdistrict_id is not null and regency_id is null
            when role in ('dpmpd_officer', 'dpmpd_head', 'legal_officer', 'regional_secretary', 'regent', 'secretariat',
                    'regency_treasurer', 'insurer_liaison', 'auditor', 'system_operator')
                then village_id is null and subdistrict_id is null and regency_id is not null
            else false
        end),
    constraint post_held_once exclude using gist (official_id with =, role with =, area with =, valid with &&)
);

create index post_of_area on post (role, area);

grant select, insert, update on official, post to ${app_role};
