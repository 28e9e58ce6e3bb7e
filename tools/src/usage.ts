import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '@tokorozawa/process-kit';
import { say } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, UserFacingError } from '@tokorozawa/vocabulary';

/** How a script of package.json is called, as its --help says it. */
interface Usage {
  lines: string[];
}

const useOneOfThese = { ja: '次のように書いてください。', en: 'Use one of these commands:' };

/**
 * Tells how a script is called.
 *
 * @param fault what is wrong with the call, if that can be said
 */
export function usageError(script: string, fault: LocalizedText = useOneOfThese): UserFacingError {
  const usages = JSON.parse(readFileSync(join(workspaceRoot, 'tools/run/usages.json'), 'utf8')) as Record<
    string,
    Usage
  >;
  const lines = usages[script]?.lines ?? [];
  return new UserFacingError([say(fault), ...lines.map((line) => `  ${line}`)].join('\n'));
}
