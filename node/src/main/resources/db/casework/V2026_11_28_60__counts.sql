-- Cases with messages that no office has read are counted on the first page: few rows of their own, whatever else is held.

create index case_unread on casework.case_file (holder) where unread_office > 0;
