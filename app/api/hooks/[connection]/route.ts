import { handleHook } from '@/lib/api/handle-hook';

export {
  handleHook as DELETE,
  handleHook as GET,
  handleHook as HEAD,
  handleHook as OPTIONS,
  handleHook as PATCH,
  handleHook as POST,
  handleHook as PUT,
};
