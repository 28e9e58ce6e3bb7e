export { type AskSubgraph, type FetchAnswer, type FetchError, FetchRequest } from './fetch/execution';
export { deepCopy } from './json';
export { apiFileOf, printApi, readApi, type Api, type SubgraphAddress } from './plan/api-schema';
export type { PathSegment, QueryPlan } from './plan/query-plan';
export { PlanExecutor, type OperationRequest, type PlanExecutorOptions, type WrittenResult } from './plan-executor';
export { FairQueue } from './planner/fair-queue';
export type { NotePlannerIncident } from './planner/open-planner';
export type { Caller } from './planner/planner';
export type { PlannerName } from './planner/planner-process';
