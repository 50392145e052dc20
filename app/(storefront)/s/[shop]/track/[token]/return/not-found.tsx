/** The layout knows the shop and has said why there is nothing here. */
export default function NotFound() {
  return null;
}
