-- Messages are kept for a time and then go with the mails that carried them.
grant delete on message, mail to ${app_role};
create index message_by_age on message using brin (at) with (autosummarize = on);
