import 'reflect-metadata';

export { Address, address } from './address/address';
export { addDays, dayOf, daysFromTo } from './calendar/calendar-day';
export { GraphQLDate, isoDate, midnight } from './calendar/date';
export { GraphQLDateTime, instantInJapan, japanTime } from './calendar/date-time';
export { type DayRange, daysBetween, GraphQLDateBound } from './calendar/date-bound';
export { eras, eraTexts } from './calendar/era';
export { fiscalYearOf } from './calendar/date-text';
export { fiscalYear, GraphQLFiscalYear } from './calendar/fiscal-year';
export { FiscalYearPeriod, fiscalYearPeriod } from './calendar/fiscal-year-period';
export { DatePrecision, PartialDate, partialDate, partialDateColumn } from './calendar/partial-date';
export {
  areHolidaysKnown,
  findPublicHoliday,
  firstYearOfHolidays,
  lastYearOfHolidays,
} from './calendar/public-holiday';
export { Weekday, weekdayCharacter, weekdayOf } from './calendar/weekday';
export { isBeforeFirstYear, readDateOfAnyPrecision, type WrittenDate } from './calendar/written-date';
export { GraphQLYearMonth, yearMonth } from './calendar/year-month';
export { hasLostZero, isDitto } from './entered-text';
export { bilingual, japaneseOfMessage } from './errors/bilingual';
export {
  CursorExpiredError,
  type ErrorCode,
  errorCodes,
  ForbiddenError,
  InvalidInputError,
  isErrorCode,
  NotFoundError,
  PlanningGraphError,
  SubgraphOverloadedError,
  SubgraphUnavailableError,
  UnauthenticatedError,
  UserFacingError,
} from './errors/errors';
export { requireWithin } from './errors/require-within';
export { type LanguageTag, languageTagOf, Locale, negotiateLanguage, negotiateLocale } from './localized-text/locale';
export {
  addLocaleArguments,
  inLocale,
  type LocaleContext,
  LocalizedField,
  type LocalizedText,
  localizedText,
} from './localized-text/localized-text';
export {
  GraphQLMunicipalityCode,
  municipalityCheckDigit,
  municipalityCode,
} from './municipality-code/municipality-code';
export { MunicipalityReference } from './municipality-code/municipality-reference';
export { ordinal } from './ordinal';
export { Basis } from './provenance/basis';
export { Confidence, CorrectionKind, FieldCorrection } from './provenance/field-correction';
export { FieldGap, GapReason } from './provenance/field-gap';
export { Provenance, ProvenanceStatus } from './provenance/provenance';
export { type ProvenanceRow, provenanceRow, type SourceDocument, toProvenance } from './provenance/provenance-row';
export { standardUnitCodes, Unit } from './unit/unit';
export { referenceTypes, scalars, valueTypes } from './value-types';
export { webAddress } from './web-address';
