import { parseArgs } from 'node:util';
import { usageOf } from '../tools/run/help.mjs';

/** @typedef {{ loads: string[], rounds: number, seconds: number, warmUp: number, wanted(peer: string): boolean, isQuick: boolean, isWritten: boolean, against: string | undefined }} Options */

/** Parses the command line. If it is invalid, prints the usage and ends the process. @returns {Options} */
export function readOptions(args, known) {
  try {
    return optionsOf(args, known);
  } catch (error) {
    process.stderr.write(`${error.message}\n\n${usageOf('bench')}\n`);
    process.exit(1);
  }
}

function optionsOf(args, known) {
  const { values } = parseArgs({
    args,
    options: {
      loads: { type: 'string' },
      peers: { type: 'string' },
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '4' },
      quick: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      against: { type: 'string' },
    },
  });
  const { quick } = values;
  const loads = listed(values.loads, known.loads);
  const peers = listed(values.peers, known.peers);
  return {
    loads,
    rounds: quick ? 1 : counted('rounds', values.rounds),
    seconds: quick ? 1 : counted('seconds', values.seconds),
    isQuick: quick,
    warmUp: 3,
    wanted: (peer) => peers.includes(peer),
    against: values.against,
    isWritten: values.write || (!quick && loads.length === known.loads.length && peers.length === known.peers.length),
  };
}

function listed(text, known) {
  if (!text) return known;
  const names = text.split(',');
  const unknown = names.find((name) => !known.includes(name));
  if (unknown) throw new Error(`"${unknown}" is unknown. Known: ${known.join(', ')}.`);
  return names;
}

function counted(name, text) {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new Error(`--${name} must be an integer of at least 1, not "${text}".`);
  return number;
}
