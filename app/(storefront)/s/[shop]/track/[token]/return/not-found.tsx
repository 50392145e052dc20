/** Reached by a link that opens nothing, or one that shows the status only. */
export default function NotFound() {
  return (
    <main>
      <h1>There is nothing at this address</h1>
      <p>
        Perhaps a link was cut in two by a mail programme, or it shows the status only. Please find your order again
        with your email address.
      </p>
    </main>
  );
}
