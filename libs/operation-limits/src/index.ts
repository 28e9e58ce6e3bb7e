export { readCostTable, type CostTable, type ListSize } from './cost';
export {
  enforceLimits,
  exactVariables,
  limits,
  maxTokens,
  reportCost,
  requireReadableVariables,
  type CostReport,
} from './limits';
export { MeasureCache, measureOperation, unmeasured, type MeasuredGraph, type OperationSize } from './operation-size';
