export { QueryExecutor, type QueryExecutorOptions, type Query } from './query-executor';
