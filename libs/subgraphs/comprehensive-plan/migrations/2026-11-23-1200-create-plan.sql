CREATE TABLE comprehensive_plan (
  id text NOT NULL CONSTRAINT "PK_d197d6b4ec6d6a20b4b53bc13d5" PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  ordinal integer NOT NULL,
  name jsonb NOT NULL,
  summary jsonb NOT NULL,
  period jsonb NOT NULL,
  structure jsonb NOT NULL,
  principle jsonb NOT NULL
);

CREATE TABLE plan_tier (
  id text NOT NULL CONSTRAINT "PK_196be6320c2907b76e1d197cc40" PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  plan_id text NOT NULL
    CONSTRAINT "FK_fd1546b8ef11dcecb9023581993" REFERENCES comprehensive_plan (id) DEFERRABLE INITIALLY DEFERRED,
  "order" integer NOT NULL,
  name jsonb NOT NULL,
  role jsonb NOT NULL,
  periods jsonb NOT NULL,
  revision text
);
CREATE INDEX "IDX_fd1546b8ef11dcecb902358199" ON plan_tier (plan_id);

CREATE TABLE vision (
  id text NOT NULL CONSTRAINT "PK_f0586a5bbafb886b09173b674be" PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  plan_id text NOT NULL
    CONSTRAINT "FK_fb8e01acfc4b55ad6d8be978daa" REFERENCES comprehensive_plan (id) DEFERRABLE INITIALLY DEFERRED,
  statement jsonb NOT NULL,
  horizon_years integer NOT NULL,
  thoughts jsonb NOT NULL
);
CREATE INDEX "IDX_fb8e01acfc4b55ad6d8be978da" ON vision (plan_id);

CREATE TABLE chapter (
  id text NOT NULL CONSTRAINT "PK_275bd1c62bed7dff839680614ca" PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  plan_id text NOT NULL
    CONSTRAINT "FK_f15203fb7e761db3f721ac59cac" REFERENCES comprehensive_plan (id) DEFERRABLE INITIALLY DEFERRED,
  number integer NOT NULL,
  name jsonb NOT NULL
);
CREATE INDEX "IDX_f15203fb7e761db3f721ac59ca" ON chapter (plan_id);

CREATE TABLE section (
  id text NOT NULL CONSTRAINT "PK_3c41d2d699384cc5e8eac54777d" PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  chapter_id text NOT NULL
    CONSTRAINT "FK_343d153156a11215a12e14baabe" REFERENCES chapter (id) DEFERRABLE INITIALLY DEFERRED,
  code text NOT NULL,
  number integer NOT NULL,
  name jsonb NOT NULL
);
CREATE INDEX "IDX_343d153156a11215a12e14baab" ON section (chapter_id);

CREATE TABLE leading_project (
  id text NOT NULL CONSTRAINT "PK_34530a4febcf24b289116e0522d" PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  plan_id text NOT NULL
    CONSTRAINT "FK_d989e823ca6ccce44e615ca1e53" REFERENCES comprehensive_plan (id) DEFERRABLE INITIALLY DEFERRED,
  number integer NOT NULL,
  name jsonb NOT NULL,
  subtitle jsonb NOT NULL,
  covers jsonb NOT NULL,
  chapter_links jsonb NOT NULL
);
CREATE INDEX "IDX_d989e823ca6ccce44e615ca1e5" ON leading_project (plan_id);

CREATE TABLE program (
  id text NOT NULL CONSTRAINT "PK_3bade5945afbafefdd26a3a29fb" PRIMARY KEY,
  provenance jsonb NOT NULL,
  retired_at timestamptz,
  name jsonb NOT NULL,
  summary jsonb NOT NULL,
  subject_type text NOT NULL,
  subject_id text NOT NULL
);
CREATE INDEX "IDX_4148ccc017cc8ea2b678ebed42" ON program (subject_id);

CREATE TABLE program_section (
  id text NOT NULL CONSTRAINT "PK_bd53b77e44d4fd10f7b1414c2d3" PRIMARY KEY,
  program_id text NOT NULL
    CONSTRAINT "FK_7f398447ee4f580ba60639e3c33" REFERENCES program (id) DEFERRABLE INITIALLY DEFERRED,
  section_id text NOT NULL
    CONSTRAINT "FK_673104c016a2f2b7b002f95ea5f" REFERENCES section (id) DEFERRABLE INITIALLY DEFERRED,
  basis text NOT NULL,
  reason jsonb NOT NULL
);
CREATE INDEX "IDX_7f398447ee4f580ba60639e3c3" ON program_section (program_id);
CREATE INDEX "IDX_673104c016a2f2b7b002f95ea5" ON program_section (section_id);
