//! x
fn main() {
    let start = std::time::Instant::now();
    let mut model = prove::model::Model::of(&content::QUESTIONNAIRE);
    println!("model {:?} {} nodes", start.elapsed(), model.all.size());
    let sheets = model.sheets();
    println!("sheets {:?} {} nodes", start.elapsed(), model.all.size());
    let weights = model.inputs.weights();
    let count = model.all.count(sheets, &weights);
    println!("{count} {:e} sets", count as f64);
    for (kind, f) in model.outcomes.each() {
        let f = model.all.and(sheets, f);
        println!(
            "{kind:?} {}",
            model.all.count(f, &weights) as f64 / count as f64
        );
    }
    for (i, f) in model.bands.within.clone().into_iter().enumerate() {
        let f = model.all.and(sheets, f);
        println!(
            "band {i} {}",
            model.all.count(f, &weights) as f64 / count as f64
        );
    }
    for (i, s) in model.questionnaire().statements.iter().enumerate() {
        if s.section == quiz::Section::See {
            let f = model.all.and(sheets, model.placed[i]);
            println!(
                "{} {}",
                s.id,
                model.all.count(f, &weights) as f64 / count as f64
            );
        }
    }
    println!("{:?} {} nodes", start.elapsed(), model.all.size());
}
