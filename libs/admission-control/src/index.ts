export { Admission, refusalStatus, type AdmissionLimits, type AdmissionOptions, type Handler } from './admission';
export { createBoundedServer, type BoundedServerOptions, type ConnectionLimits } from './connections';
export { callerOf, callerOfMessage, identifyCaller, type Refusal } from './callers';
