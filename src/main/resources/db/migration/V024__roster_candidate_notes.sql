-- What a row lacks but nobody has to act on stands apart from the warnings that somebody has to look at.
alter table candidate add column notes text[] not null default '{}';
