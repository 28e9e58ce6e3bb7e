export { type AskSubgraph, type FetchAnswer, type FetchError, FetchRequest } from './execution/ask';
export { PlanExecutor, type Operation, type PlanExecutorOptions, type WrittenResult } from './plan-executor';
