-- 事業 is "program" everywhere. That a radius is approximate is stated beside it.
ALTER TABLE cool_japan_forest RENAME joint_projects TO joint_programs;
UPDATE cool_japan_forest SET focus_area = '{"radiusIsApproximate": true}' || focus_area;
