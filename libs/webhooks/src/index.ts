export {
  AddressRefusedError,
  type AddressRules,
  checkAddress,
  type RefusalReason,
  requireWellWritten,
} from './address';
export { installJobQueue, JobQueue, type JobQueueOptions } from './job-queue';
export { pauseAfter, standardPauses } from './pauses';
export { createSalt, deriveSecret, fingerprintOf } from './secret';
export { type Message, type SendLimits, sendMessage, type SendResult } from './send';
