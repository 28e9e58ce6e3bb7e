import { ResourceError } from '@tokorozawa/resources';
import { isEnumType } from 'graphql';
import { labelInForm } from './parameter-input';
import type { Parameter } from './parameters';
import { typeText, WrongParameter } from './read-variables';
import type { RecordChoices } from './record-choices';

type Text = Parameter['label'];

/** The same fault in the words of the form: with the labels of its inputs in place of the names of parameters. */
export function faultInForm(
  fault: ResourceError,
  parameters: readonly Parameter[],
  { choices }: Pick<RecordChoices, 'choices'>,
): ResourceError {
  const isChoice = ({ name }: Parameter): boolean => choices.has(name);
  const labelOf = (parameter: Parameter): Text => labelInForm(parameter, isChoice(parameter));
  const { status, code, parameter, variables, text } = fault;
  const inWords =
    fault instanceof WrongParameter
      ? wrongInput(fault, labelOf(fault.of), isChoice(fault.of))
      : {
          ja: withLabels(text.ja, parameters, (each) => labelOf(each).ja, ['「', '」']),
          en: withLabels(text.en, parameters, (each) => labelOf(each).en, ['“', '”']),
        };
  return new ResourceError(status, code, inWords, parameter, variables, fault.subgraph);
}

function wrongInput({ of, why }: WrongParameter, label: Text, isRecordChoice: boolean): Text {
  if (isRecordChoice || isEnumType(of.type))
    return { ja: `「${label.ja}」を選び直してください。${why.ja}`, en: `Choose “${label.en}” again. ${why.en}` };
  // Each value of a list has an input of its own.
  const type = typeText({ type: of.type, isList: false });
  return {
    ja: `「${label.ja}」には${type.ja}を入れてください(例: ${of.example})。${why.ja}`,
    en: `“${label.en}” takes ${type.en}, such as ${of.example}. ${why.en}`,
  };
}

/** A text in which quoted names of parameters, or of what they stand in, are the labels of their inputs. */
function withLabels(
  text: string,
  parameters: readonly Parameter[],
  labelOf: (parameter: Parameter) => string,
  [open, close]: readonly [string, string],
): string {
  return text.replaceAll(/[「"]([\w.]+)[」"]/g, (whole, path: string) => {
    const own = parameters.find(({ name }) => `.${name}`.endsWith(`.${path}`));
    if (own) return `${open}${labelOf(own)}${close}`;
    const inside = parameters.find(({ name }) => `.${name}.`.includes(`.${path}.`));
    const around = inside && labelOf(inside).split(' › ').slice(0, -1).join(' › ');
    return around ? `${open}${around}${close}` : whole;
  });
}
