import { memoryLog } from '../testing/memory-log';
import { Incidents } from './incidents';

describe('incidents', () => {
  it('are counted each time, and logged once for each reason', async () => {
    const { log, lines } = memoryLog();
    const incidents = new Incidents(log);
    incidents.note('planner-fallback', 'refused', { operation: 'A' });
    incidents.note('planner-fallback', 'refused', { operation: 'B' });
    incidents.note('planner-fallback', 'ended');

    expect(lines.map(({ incident, reason, operation }) => ({ incident, reason, operation }))).toEqual([
      { incident: 'planner-fallback', reason: 'refused', operation: 'A' },
      { incident: 'planner-fallback', reason: 'ended', operation: undefined },
    ]);
    const text = await incidents.registry.metrics();
    expect(text).toContain('planning_graph_incidents_total{incident="planner-fallback",reason="refused"} 2');
    expect(text).toContain('planning_graph_incidents_total{incident="planner-fallback",reason="ended"} 1');
  });

  it('that are changes of a state are logged each time', () => {
    const { log, lines } = memoryLog();
    const incidents = new Incidents(log);
    for (const state of ['a down', 'a up', 'a down']) incidents.noteChange('subgraph-state', state);
    expect(lines.map(({ reason }) => reason)).toEqual(['a down', 'a up', 'a down']);
  });
});
