export { QueryExecutor, type QueryExecutorOptions, type Query } from './query-executor';
export { validateQuery } from './validate-query';
