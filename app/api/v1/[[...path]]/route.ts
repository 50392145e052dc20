import { handleRequest } from '@/lib/api/handle-request';

/** The whole API: lib/api/routes.ts lists it, one file a resource in lib/api/endpoints. */
export {
  handleRequest as DELETE,
  handleRequest as GET,
  handleRequest as HEAD,
  handleRequest as OPTIONS,
  handleRequest as PATCH,
  handleRequest as POST,
  handleRequest as PUT,
};
