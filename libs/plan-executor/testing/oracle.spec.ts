import { startStockEngine } from './engines/stock-engine';
import { compareEngines, overSubgraphs, startReference } from './oracle/oracle';

test('x', async () => {
  const t = performance.now();
  const c = await compareEngines(startReference, overSubgraphs(startStockEngine), { withoutFaults: true, supergraphs: Number(process.env.ORACLE_SUPERGRAPHS ?? 10), questions: 30, seed: Number(process.env.ORACLE_SEED ?? 1) });
  console.log(c.table(), performance.now() - t);
}, 600000);
