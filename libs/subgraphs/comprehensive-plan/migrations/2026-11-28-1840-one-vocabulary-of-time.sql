ALTER TABLE comprehensive_plan RENAME ordinal TO number;
ALTER TABLE plan_tier RENAME "order" TO number;
ALTER TABLE plan_tier RENAME role TO summary;
