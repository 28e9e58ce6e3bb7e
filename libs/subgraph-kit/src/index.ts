import 'reflect-metadata';

export { KnownVersion, type DataVersion } from './change-feed/data-version';
export {
  feedStart,
  type Change,
  type ChangePage,
  type ChangesRequest,
  type Descriptions,
  type DescriptionsRequest,
  type DomainFeed,
  type DomainFeeds,
  type ExpiredCursor,
  type RecordKey,
  type RecordPage,
  type RecordSelection,
  type Versioned,
} from './change-feed/domain-feed';
export {
  decodeCursor,
  type Places,
  placesShape,
  readChangesCursor,
  writeChangesCursor,
} from './change-feed/joint-cursor';
export { placeBefore } from './change-feed/read-changes';
export { pruneChanges, type PruneOptions } from './change-feed/prune-changes';
export type { FollowedVersion } from './change-feed/follow-version';
export {
  connectionOf,
  OrderDirection,
  PageArgs,
  pageCost,
  PageInfo,
  type Connection,
  type Edge,
} from './connection/connection';
export type { OrderKey } from './connection/order';
export { paginate, paginateItems, paginateWithin } from './connection/paginate';
export { canonicalJson } from './data/canonical-json';
export { type EditionFile, readEditions } from './data/edition-file';
export { counted, say, sayInLine } from './data/bilingual';
export { DataFileError, type DataFault, describeFault, type Draft } from './data/faults';
export { type Domain, type EditionDraft, readDataFiles, readDraft } from './data/read';
export { readShape, YamlFile } from './data/yaml-file';
export { describeReport, isEmpty, type ImportReport } from './data/report';
export { connect, databaseNames } from './database/connect';
export { draftMigration, missingMigration } from './database/missing-migration';
export { hashOfFolder, isPrepared, preparationHash } from './database/preparation-hash';
export { prepareDatabase, type Preparation } from './database/prepare';
export { mayDoMoreThan } from './database/logins';
export { defineConcept, type Check, type Concept, type DerivedTable, type DomainRows } from './definition/concept';
export type {
  ConceptFigure,
  Dimension,
  DimensionValue,
  Figure,
  FigureDeclaration,
  IndicatorDeclaration,
} from './definition/figures';
export { dataThemes, type DataTheme } from './definition/data-theme';
export { orderCheck } from './definition/order-check';
export { foreignEntity, type ForeignEntity } from './definition/foreign-entity';
export { defineSubgraph, entitiesOf, type MadeUpWrite, type SubgraphDefinition } from './definition/subgraph';
export { descriptionOf, type EntityClass, type Identified, type ReviewedRow } from './entity/entity-class';
export { constantCase, kebabCase } from './entity/naming';
export { presentations, type Presentation } from './entity/presentation';
export { Property, Reference, rowOf, type RowOf, Stored, valueOf } from './entity/property';
export { referenceTo, type RowReference } from './entity/reference';
export { RecordEntity } from './entity/record-entity';
export { ReviewedEntity } from './entity/reviewed-entity';
export {
  type AccessKeyEntry,
  type AccessKeyStore,
  areEqualHashes,
  createAccessKey,
  type KeyCheck,
  type NewKeyFacts,
  type PresentedKey,
  readAccessKey,
} from './access/access-key';
export {
  type Caller,
  callerHeader,
  isScope,
  missingScope,
  requireScope,
  type Scope,
  scopes,
  writeCaller,
} from './access/caller';
export type { DescribedText, RecordDate, RecordDescription } from './description/record-description';
export type {
  DomainService,
  PreparationResources,
  RunningService,
  ServiceResources,
  SqlExecutor,
} from './definition/domain-service';
export type { SendingSettings, SubgraphContext, Writer } from './execution/context';
export { EditionArg, findEdition, restrictToEdition } from './edition/edition-argument';
export {
  Deadline,
  DeadlineExceededError,
  leave,
  unlessSilent,
  watch,
  within,
  type Waiting,
} from './execution/deadline';
export {
  openAsReader,
  openSubgraph,
  type AnswerValidity,
  type OpenedAsReader,
  type OpenOptions,
  type Subgraph,
  type SubgraphRequest,
  type SubgraphResponse,
} from './execution/open-subgraph';
export {
  applyRange,
  DateRange,
  daysOfText,
  type Filter,
  type FilterField,
  type FilterFields,
  idsIn,
  NumberRange,
  requireRange,
} from './list/filter';
export { keysOf, type ListOrder, type OrderField, type OrderFields, orderOf } from './list/list-order';
export { wordsOf } from './list/listed-records';
export { foldText } from './list/listed-record.entity';
export { rootList, type RootList } from './list/root-list';
export { Loaders } from './loader/loaders';
export { printSchema, schemaOf } from './schema/build-schema';
export { NodeInterface, RecordInterface } from './schema/interfaces';
export { finishRequestsOnClose } from './server/finish-requests';
export { recent, serveSubgraphs } from './server/serve';
export { inputTypeOf } from './written/input-type';
export { KnownMunicipality } from './written/known-municipality';
export { defineWrittenConcept, mayBeWrittenId, writtenId } from './written/written-concept';
export { localId, localIdRule, WrittenEntity } from './written/written-entity';
