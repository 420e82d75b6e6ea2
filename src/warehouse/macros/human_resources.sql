-- Whether a body is a human-resources or social-security one, as its name says: the others have other duties, and are no
-- peers of it. `isHumanResources` of the page says the same.
CREATE MACRO is_human_resources(name_zh) AS
  regexp_matches(name_zh, '人力资源|人社|社会保障|社会保险|社保|劳动|就业');
