import { startStockEngine } from './stock-engine';

/** The engine that is held against stock. */
export const startTestedEngine = startStockEngine;
