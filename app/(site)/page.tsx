export default function Page() {
  return <h1>Porchlight</h1>;
}
