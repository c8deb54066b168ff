// Elasticities moved: first-order change of the curves by the run's exact gradients.

async function addElasticities() {
  const section = addSection("elasticities", "Elasticities moved");
  addMissing(section, "Left out: the run folder has no gradients. `cgeleap sensitivity CASE --design gradient` computes them; copy its gradient.csv into the run folder and make the page again with `cgeleap report`.");
}
