export { readCostTable, type CostTable, type ListSize } from './cost';
export { enforceLimits, exactVariables, limits, maxTokens, requireReadableVariables } from './limits';
export { MeasureCache, measureOperation, type OperationSize } from './operation-size';
