mod broken;
mod broken_demo;
mod broken_lists;
mod damaged;
mod embedded;
mod folder;
mod small;
mod written;
