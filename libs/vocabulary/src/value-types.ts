import { Address } from './address/address';
import { GraphQLDate } from './calendar/date';
import { GraphQLDateBound } from './calendar/date-bound';
import { GraphQLDateTime } from './calendar/date-time';
import { GraphQLFiscalYear } from './calendar/fiscal-year';
import { FiscalYearPeriod } from './calendar/fiscal-year-period';
import { PartialDate } from './calendar/partial-date';
import { GraphQLYearMonth } from './calendar/year-month';
import { GraphQLMunicipalityCode } from './municipality-code/municipality-code';
import { MunicipalityReference } from './municipality-code/municipality-reference';
import { FieldCorrection } from './provenance/field-correction';
import { FieldGap } from './provenance/field-gap';
import { Provenance } from './provenance/provenance';

/** Every GraphQL object type of this library; each is `@shareable`, since several subgraphs define it. */
export const valueTypes = [Address, FiscalYearPeriod, PartialDate, FieldCorrection, FieldGap, Provenance];

/** Types that a domain owns and any other may refer to. */
export const referenceTypes = [MunicipalityReference];

/** Every GraphQL scalar of this library. */
export const scalars = [
  GraphQLDate,
  GraphQLDateBound,
  GraphQLDateTime,
  GraphQLFiscalYear,
  GraphQLMunicipalityCode,
  GraphQLYearMonth,
];
