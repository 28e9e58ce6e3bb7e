export { readCostTable, type CostTable, type ListSize } from './cost';
export { enforceLimits, limits, maxTokens, type OperationSize } from './limits';
export { MeasureCache, measureOperation } from './measure';
export { exactVariables, requireReadableVariables } from './variables';
