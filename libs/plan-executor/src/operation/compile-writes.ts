import { Kind } from 'graphql';
import { compilePlan } from '../execution/compile-plan';
import type { Step } from '../execution/execution';
import { compileResponse } from '../response/compile-response';
import type { Compiler } from './compiler';
import type { NamedOperation } from './named-operation';
import { planWrites, type Plan } from './plan-operation';
import { rootFieldsOf } from './plannable';

/** Does the root fields of a mutation one after the other, until one fails that takes the whole answer with it. */
export async function compileWrites(compiler: Compiler, named: NamedOperation, plan: Plan): Promise<Step> {
  const { schema, types } = compiler;
  const { document, operation } = named;
  const plans = await planWrites(compiler, plan, named);
  const writes = rootFieldsOf(schema, document, operation).map((field, index) => {
    const planned = plans[index];
    const selectionSet = { kind: Kind.SELECTION_SET, selections: [field] } as const;
    const write = compileResponse(schema, { ...named, operation: { ...operation, selectionSet } });
    return { gather: planned && compilePlan(planned, types.isA), write };
  });

  return async (execution) => {
    for (const { gather, write } of writes) {
      await gather?.(execution);
      if (write(execution).data === 'null') return;
    }
  };
}
