/** Colors of a picture. A downloaded one is always drawn on white. */
export interface ChartColors {
  ground: string;
  ink: string;
  soft: string;
  line: string;
  series: string[];
}

export const lightColors: ChartColors = {
  ground: '#ffffff',
  ink: '#1c2b22',
  soft: '#4c5f54',
  line: '#d5ddd8',
  series: ['#1f6f43', '#c2571a', '#2f5fa8', '#8a4a94', '#8b6d12', '#22757a', '#a23b52', '#5d6b63'],
};

export const darkColors: ChartColors = {
  ground: '#212a3b',
  ink: '#e6eaf2',
  soft: '#b9c3d6',
  line: '#47536a',
  series: ['#6fcf97', '#f2a65a', '#8ab4f8', '#d7a3e0', '#e0c466', '#6fd0d6', '#f08fa5', '#b8c4bd'],
};
