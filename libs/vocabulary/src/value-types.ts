import { FiscalYearPeriod } from './calendar/fiscal-year-period';
import { Correction } from './provenance/correction';
import { Gap } from './provenance/gap';
import { Provenance } from './provenance/provenance';

/** Every GraphQL object type of this library; each is `@shareable`, since several subgraphs define it. */
export const valueTypes = [FiscalYearPeriod, Correction, Gap, Provenance];
